package dev.pondkeeper.kernel.touch;

import dev.pondkeeper.kernel.CallerId;
import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Text;

/**
 * What a template's blank is filled with.
 *
 * @param name of the blank
 * @param value for the customer to read, at most 500 characters; may be personal
 */
public record TextParameter(String name, String value) {
    public TextParameter {
        new Checks()
                .field("name", name, CallerId::check)
                .field("value", value, text -> Text.check(text, 500))
                .done();
    }
}
