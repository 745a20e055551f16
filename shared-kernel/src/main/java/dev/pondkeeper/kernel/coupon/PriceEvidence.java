package dev.pondkeeper.kernel.coupon;

import dev.pondkeeper.kernel.CallerId;
import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a campaign offers this price to this customer (fair-price evidence; DOMAIN.md §3.2, PIPL art. 24).
 *
 * @param rung percent paid on the ladder, 1 to 99
 * @param rule the brand's or the programme's name of the rule that decided
 * @param inputs what the rule looked at, at most 20; no personal data
 * @param programmeVersion of the programme under which the campaign runs
 */
public record PriceEvidence(int rung, String rule, @Nullable List<Input> inputs, int programmeVersion) {

    private static final int MAX_INPUTS = 20;

    public PriceEvidence {
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
        new Checks()
                .require(rung >= 1 && rung <= 99, "rung", "must lie between 1 and 99")
                .field("rule", rule, CallerId::check)
                .require(inputs.size() <= MAX_INPUTS, "inputs", "must be at most " + MAX_INPUTS)
                .require(programmeVersion >= 1, "programmeVersion", "must be at least 1")
                .done();
    }

    /** One thing the rule looked at, such as {@code idleDays} 31. */
    public record Input(String name, String value) {

        public Input {
            new Checks()
                    .field("name", name, CallerId::check)
                    .field("value", value, text -> Text.check(text, 100))
                    .done();
        }
    }
}
