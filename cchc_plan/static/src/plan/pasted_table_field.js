import { useEffect } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { TextField, textField } from "@web/views/fields/text/text_field";

/**
 * A text that also keeps the HTML of a table pasted into it, in the field named by the
 * option "html_field": plain text forgets merged cells. Typing over it forgets the HTML.
 */
export class PastedTableField extends TextField {
    static props = { ...TextField.props, htmlField: { type: String } };

    setup() {
        super.setup();
        useEffect(
            (textarea) => {
                if (!textarea) {
                    return;
                }
                const onPaste = (ev) => this.keep(ev.clipboardData.getData("text/html"));
                const onInput = (ev) => {
                    if (ev.inputType !== "insertFromPaste") {
                        this.keep("");
                    }
                };
                textarea.addEventListener("paste", onPaste);
                textarea.addEventListener("input", onInput);
                return () => {
                    textarea.removeEventListener("paste", onPaste);
                    textarea.removeEventListener("input", onInput);
                };
            },
            () => [this.textareaRef.el]
        );
    }

    keep(html) {
        const table = /<table[\s>]/i.test(html) ? html : "";
        if ((this.props.record.data[this.props.htmlField] || "") !== table) {
            this.props.record.update({ [this.props.htmlField]: table });
        }
    }
}

registry.category("fields").add("cchc_pasted_table", {
    ...textField,
    component: PastedTableField,
    extractProps: (fieldInfo, dynamicInfo) => ({
        ...textField.extractProps(fieldInfo, dynamicInfo),
        htmlField: fieldInfo.options.html_field,
    }),
});
