from odoo.tools import SQL

from .upgraded_case import UpgradedCase

# Whoever writes the addon's own data anew, and when, is no value of anybody's.
OF_WRITING = {"write_date", "write_uid"}


class TestKept(UpgradedCase):
    def test_every_row_is_there_with_its_id_and_values(self):
        self.assertGreater(sum(map(len, self.before.values())), 500)
        for table, rows in self.before.items():
            with self.subTest(table=table):
                now = self._rows(table)
                if rows and "id" not in rows[0]:
                    self.assertFalse([row for row in rows if row not in now])
                    continue
                by_id = {row["id"]: row for row in now}
                lost = [row for row in rows if row["id"] not in by_id]
                self.assertFalse(lost)
                self.assertFalse(
                    [
                        f"{row['id']} {name}: {value} → {by_id[row['id']][name]}"
                        for row in rows
                        for name, value in row.items()
                        if name in by_id[row["id"]].keys() - OF_WRITING
                        and by_id[row["id"]][name] != value
                    ]
                )

    def test_a_file_is_still_read(self):
        document = self.env["cchc.document"].search([("number", "=", "77/BC-UBND")])
        self.assertEqual(document.attachment_ids.raw.decode(), "Báo cáo")

    def test_what_was_told_stands_once_in_the_log(self):
        self.assertTrue(self.before["cchc_reminder"])
        kept = self.env["cchc.reminder"].browse(
            [row["id"] for row in self.before["cchc_reminder"]]
        )
        self.assertTrue(any(kept.mapped("date_mailed")))
        self.assertEqual(kept.plan_id, kept.milestone_id.plan_id)
        self.assertEqual(kept.company_id, self.plan.company_id)


class TestSchema(UpgradedCase):
    """The tables are as they are in a database that is new."""

    def test_each_column_belongs_to_a_field_and_is_as_strict(self):
        for model in self._models():
            query = SQL(
                "SELECT column_name, is_nullable = 'NO' "
                "FROM information_schema.columns WHERE table_name = %s",
                model._table,
            )
            columns = dict(self.env.execute_query(query))
            stored = {
                name: field.required or name == "id"
                for name, field in model._fields.items()
                if field.store and field.column_type
            }
            with self.subTest(model=model._name):
                self.assertEqual(columns, stored)

    def test_each_rule_of_the_tables_is_there_and_no_old_one(self):
        for model in self._models():
            wanted = {
                name
                for name, rule in model._table_objects.items()
                if rule.get_definition(self.env.registry)
            }
            query = SQL(
                "SELECT conname FROM pg_constraint WHERE conrelid = %(t)s::regclass "
                "AND contype IN ('c', 'u', 'x') UNION "
                "SELECT indexrelid::regclass::text FROM pg_index "
                "WHERE indrelid = %(t)s::regclass AND indisunique AND NOT indisprimary",
                t=model._table,
            )
            found = {name for (name,) in self.env.execute_query(query)}
            with self.subTest(model=model._name):
                self.assertFalse(found - wanted)
                indexes = SQL(
                    "SELECT indexrelid::regclass::text FROM pg_index "
                    "WHERE indrelid = %s::regclass",
                    model._table,
                )
                found |= {name for (name,) in self.env.execute_query(indexes)}
                self.assertFalse(wanted - found)
