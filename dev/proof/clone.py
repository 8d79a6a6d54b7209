"""Multiplies rows: what the ORM made once is copied thousands of times by SQL.

A column that refers to a row which is copied as well refers to that row's copy.
"""

from odoo.tools import SQL

# Copies that one statement makes; more at once only fills the disk with sorting.
AT_ONCE = 200


class Cloner:
    """Copies a set of rows, all tables at once.

    :param rows: for each table the ids of the rows to copy.
    :param changes: (table, column) → SQL of the copy's value; it may use ``t``, the row
        copied, and ``k``, the number of the copy from 1 on.
    """

    def __init__(self, cr, rows: dict[str, list[int]], changes=None):
        self.cr = cr
        self.rows = {table: sorted(ids) for table, ids in rows.items() if ids}
        self.changes = changes or {}
        self.bases = {}
        self.first = 1

    def copy(self, count: int, first: int = 1):
        """Make ``count`` copies of every row, numbered from ``first`` on."""
        cr = self.cr
        # The order of tables need not follow who refers to whom.
        cr.execute("SET LOCAL session_replication_role = replica")
        cr.execute(
            "CREATE TEMPORARY TABLE clone_rank (source varchar, old integer, "
            "rank integer, PRIMARY KEY (source, old)) ON COMMIT DROP"
        )
        for table, ids in self.rows.items():
            cr.execute(
                "INSERT INTO clone_rank SELECT %s, old, rank "
                "FROM unnest(%s) WITH ORDINALITY AS each(old, rank)",
                (table, ids),
            )
            self.bases[table] = self._reserve(table, count * len(ids))
        links = self._links()
        self.first = first
        for start in range(first, first + count, AT_ONCE):
            end = min(start + AT_ONCE, first + count) - 1
            for table in [*self.rows, *links]:
                self._insert(table, start, end)
        cr.execute("SET LOCAL session_replication_role = origin")
        for table in [*self.rows, *links]:
            cr.execute(SQL("ANALYZE %s", SQL.identifier(table)))
        cr.commit()

    def _reserve(self, table: str, number: int) -> int:
        """The id after which ``number`` ids are kept free for copies."""
        sequence = f"{table}_id_seq"
        self.cr.execute(SQL("SELECT last_value FROM %s", SQL.identifier(sequence)))
        base = self.cr.fetchone()[0]
        self.cr.execute("SELECT setval(%s, %s)", (sequence, base + number))
        return base

    def _links(self) -> list[str]:
        """The tables without rows of their own that join copied rows to others."""
        self.cr.execute(
            """
            SELECT DISTINCT link.relname
              FROM pg_constraint AS reference
              JOIN pg_class AS link ON link.oid = reference.conrelid
              JOIN pg_class AS target ON target.oid = reference.confrelid
             WHERE reference.contype = 'f'
               AND target.relname = ANY(%s)
               AND NOT EXISTS (SELECT 1 FROM pg_attribute AS attribute
                                WHERE attribute.attrelid = link.oid
                                  AND attribute.attname = 'id')
            """,
            (list(self.rows),),
        )
        return [name for (name,) in self.cr.fetchall()]

    def _references(self, table: str) -> dict[str, str]:
        """column → the copied table to which it refers."""
        self.cr.execute(
            """
            SELECT attribute.attname, target.relname
              FROM pg_constraint AS reference
              JOIN pg_class AS target ON target.oid = reference.confrelid
              JOIN pg_attribute AS attribute
                ON attribute.attrelid = reference.conrelid
               AND attribute.attnum = reference.conkey[1]
             WHERE reference.contype = 'f'
               AND reference.conrelid = %s::regclass
               AND target.relname = ANY(%s)
            """,
            (table, list(self.rows)),
        )
        return dict(self.cr.fetchall())

    def _columns(self, table: str) -> list[str]:
        self.cr.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass "
            "AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
            (table,),
        )
        return [name for (name,) in self.cr.fetchall()]

    def _insert(self, table: str, first: int, last: int):
        columns, references = self._columns(table), self._references(table)
        values, joins = [], []
        for column in columns:
            if column == "id" and table in self.rows:
                values.append(self._new_id(table, "own"))
            elif (table, column) in self.changes:
                values.append(SQL(self.changes[table, column]))
            elif column in references:
                target, alias = references[column], f"to_{column}"
                joins.append(self._join(target, alias, column))
                new_id, old = self._new_id(target, alias), SQL.identifier("t", column)
                values.append(SQL("COALESCE(%s, %s)", new_id, old))
            else:
                values.append(SQL.identifier("t", column))
        self.cr.execute(
            SQL(
                "INSERT INTO %s (%s) SELECT %s FROM %s AS t %s "
                "CROSS JOIN generate_series(%s, %s) AS k WHERE %s",
                SQL.identifier(table),
                SQL(", ").join(SQL.identifier(column) for column in columns),
                SQL(", ").join(values),
                SQL.identifier(table),
                SQL(" ").join([*joins, *self._own_join(table)]),
                first,
                last,
                self._is_copied(table, references),
            )
        )

    def _new_id(self, table: str, alias: str):
        base, size = self.bases[table], len(self.rows[table])
        return SQL(
            "%s + (k - %s) * %s + %s.rank",
            base,
            self.first,
            size,
            SQL.identifier(alias),
        )

    def _join(self, table: str, alias: str, column: str):
        name = SQL.identifier(alias)
        return SQL(
            "LEFT JOIN clone_rank AS %s ON %s.source = %s AND %s.old = %s",
            name,
            name,
            table,
            name,
            SQL.identifier("t", column),
        )

    def _own_join(self, table: str) -> list:
        return [self._join(table, "own", "id")] if table in self.rows else []

    def _is_copied(self, table: str, references):
        if table in self.rows:
            return SQL("own.rank IS NOT NULL")
        found = [
            SQL("%s.rank IS NOT NULL", SQL.identifier(f"to_{column}"))
            for column in references
        ]
        return SQL(" OR ").join(found)
