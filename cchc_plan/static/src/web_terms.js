import { _t } from "@web/core/l10n/translation";

/**
 * Texts of Odoo's own client that our screens show and that its Vietnamese lacks. What the
 * client does not find in the translation of its own addon it looks up in all others, so
 * naming a text here is enough; Odoo's translation wins as soon as there is one.
 */
export const WEB_TERMS = [
    // Forms and lists
    _t("Missing required fields"),
    _t("Are you sure that you want to duplicate all the selected records?"),
    _t("Start typing %s characters"),
    _t("Toggle date range mode"),
    _t("View related documents"),
    // The menu of the user
    _t("My Odoo.com Account"),
    _t("My Preferences"),
    _t("Shortcuts"),
    // The editor of custom filters
    _t("Add nested rule"),
    _t("Custom range"),
    _t("Last 12 months"),
    _t("Month to date"),
    _t("Year to date"),
    _t('Press "Enter" to add criterion'),
    _t("Select one or several criteria"),
    _t(": not"),
    _t("before"),
    _t("empty"),
    _t("greater or equal to"),
    _t("lower or equal to"),
    _t("lower than"),
    // The chatter
    _t("Add Star"),
    _t("Remove Star"),
    _t("Conversations"),
    _t("Discard editing"),
    _t("Filter Messages"),
    _t("Tracked Changes"),
    _t("Are you sure you want to bid farewell to this message forever?"),
];
