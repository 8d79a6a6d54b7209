"""Hooks that a lower room declares and higher rooms fill."""

import inspect

from ..architecture import USES
from ..common import PlanCase

ROOMS = tuple(USES)
HOOK = "Hook:"


class TestHooks(PlanCase):
    def _declared(self, model):
        """method → the rooms that write it, in the order in which super() goes."""
        found = {}
        for cls in type(self.env[model]).mro():
            parts = cls.__module__.split(".")
            if parts[:3] == ["odoo", "addons", "cchc_plan"] and parts[3] == "models":
                for name, value in vars(cls).items():
                    if inspect.isfunction(value):
                        found.setdefault(name, []).append((parts[4], value))
        return found

    def _hooks(self, model):
        return {
            name: [room for room, _function in written]
            for name, written in self._declared(model).items()
            if (inspect.getdoc(written[-1][1]) or "").startswith(HOOK)
        }

    def test_a_higher_room_comes_after_a_lower_one(self):
        for model in ("cchc.plan", "cchc.task", "cchc.milestone", "res.company"):
            for name, rooms in self._hooks(model).items():
                with self.subTest(model=model, hook=name):
                    by_room = sorted(rooms, key=ROOMS.index, reverse=True)
                    self.assertEqual(rooms, by_room)

    def test_what_issuing_starts(self):
        hooks = self._hooks("cchc.plan")
        self.assertEqual(
            hooks["_after_issue"], ["reporting", "indicator", "work", "plan"]
        )
