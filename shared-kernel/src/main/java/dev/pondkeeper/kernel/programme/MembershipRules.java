package dev.pondkeeper.kernel.programme;

import dev.pondkeeper.kernel.CallerId;
import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Text;
import java.util.List;

/**
 * Terms and the packs that are sold (会员规则, DOMAIN.md §2 Membership).
 *
 * @param termMonths length of a term where the caller names none, 1 to 120
 * @param graceDays so long after its end a term can still be renewed as if it ran, 0 to 365
 * @param packs benefit packs (权益礼包): plans with a price and benefits, at most 50; other plans need no entry
 */
public record MembershipRules(int termMonths, int graceDays, List<Pack> packs) {

    /**
     * A pack.
     *
     * @param price minor units of the programme's currency
     * @param months length of its term
     */
    public record Pack(String plan, long price, int months, List<String> benefits) {
        public Pack {
            benefits = benefits == null ? List.of() : List.copyOf(benefits);
            new Checks()
                    .field("plan", plan, CallerId::check)
                    .require(price >= 0, "price", "must not be negative")
                    .require(months >= 1 && months <= 120, "months", "must lie between 1 and 120")
                    .require(benefits.size() <= 50, "benefits", "must be at most 50")
                    .field("benefits", benefits, all -> all.forEach(each -> Text.check(each, 200)))
                    .done();
        }
    }

    static final MembershipRules DEFAULT = new MembershipRules(
            12,
            30,
            List.of(
                    new Pack("pack-199", 19_900, 12, List.of("free delivery", "birthday drink")),
                    new Pack("pack-299", 29_900, 12, List.of("free delivery", "birthday drink", "double growth"))));

    public MembershipRules {
        packs = packs == null ? List.of() : List.copyOf(packs);
        new Checks()
                .require(termMonths >= 1 && termMonths <= 120, "termMonths", "must lie between 1 and 120")
                .require(graceDays >= 0 && graceDays <= 365, "graceDays", "must lie between 0 and 365")
                .require(packs.size() <= 50, "packs", "must be at most 50")
                .require(
                        packs.stream().map(Pack::plan).distinct().count() == packs.size(),
                        "packs",
                        "must not name a plan twice")
                .done();
    }
}
