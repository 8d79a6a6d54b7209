"""How a trial tells its outcome."""


def tell(trial: str, is_well: bool) -> bool:
    """Print the line of a trial, as dev/test counts it; returns whether it failed."""
    print(f"{'passed' if is_well else 'FAILED'}: {trial}", flush=True)
    return not is_well
