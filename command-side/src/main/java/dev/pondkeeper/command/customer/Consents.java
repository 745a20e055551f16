package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentState;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** What several customers who are one person have said about being reached. */
final class Consents {

    static final String GIVEN = "GIVEN";
    static final String WITHDRAWN = "WITHDRAWN";

    private Consents() {}

    /**
     * The strictest of all: a withdrawal beats a consent. Silence is no statement, so it takes nothing away (DOMAIN.md §2,
     * Customer).
     */
    static List<ConsentState> strictest(Collection<ConsentState> said) {
        TreeMap<String, ConsentState> strictest = new TreeMap<>();
        for (ConsentState one : said) {
            strictest.merge(
                    one.channel() + "/" + one.purpose(),
                    one,
                    (known, other) -> known.state().equals(WITHDRAWN) ? known : other);
        }
        return List.copyOf(strictest.values());
    }
}
