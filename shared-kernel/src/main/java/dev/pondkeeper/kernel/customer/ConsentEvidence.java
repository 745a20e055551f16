package dev.pondkeeper.kernel.customer;

import dev.pondkeeper.kernel.CallerId;
import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What proves that a person said so.
 *
 * @param at when it was said; the command's business time where absent
 * @param where the page, form, shop or conversation, at most 200 characters
 * @param wordingVersion which wording the person had before them; null where there was none
 */
public record ConsentEvidence(
        @Nullable Instant at, String where, @Nullable String wordingVersion) {
    public ConsentEvidence {
        new Checks()
                .field("where", where, text -> Text.check(text, 200))
                .field("wordingVersion", wordingVersion, CallerId::check)
                .done();
    }
}
