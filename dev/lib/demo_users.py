"""Fed to `odoo shell`: a demonstration database for people in Vietnam.

Everyone, now and later, has the Vietnamese language and time zone. Whoever has no
password gets the login as password.
"""

env = globals()["env"](context={"active_test": False})

LOCALE = {"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"}

for field, value in LOCALE.items():
    env["ir.default"].set("res.partner", field, value)
env["res.partner"].search([]).write(LOCALE)

env.cr.execute("SELECT id FROM res_users WHERE active AND password IS NULL")
for user in env["res.users"].browse([row[0] for row in env.cr.fetchall()]):
    user.password = user.login

env.cr.commit()
