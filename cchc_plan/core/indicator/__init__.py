"""What an indicator's figures say: value, total over the year, status, doubts."""
