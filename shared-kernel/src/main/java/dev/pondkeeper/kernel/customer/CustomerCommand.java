package dev.pondkeeper.kernel.customer;

import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.ServerMade;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a caller may ask of one customer (客户). */
public sealed interface CustomerCommand extends Command {

    CustomerId customerId();

    @Override
    default StreamId target() {
        return new StreamId("customer", customerId().value());
    }

    @Override
    default CustomerId concerns() {
        return customerId();
    }

    /**
     * A person joins the pond.
     *
     * @param displayName how the person is called, at most 200 characters
     * @param identities at most 20, each claimed for this customer alone
     * @param timeZone IANA name such as Asia/Shanghai, which is also the default
     * @param locale BCP 47 tag such as zh-CN, which is also the default
     */
    record RegisterCustomer(
            @ServerMade CustomerId customerId,
            @Nullable String displayName,
            @Nullable List<Identity> identities,
            @Nullable Acquisition acquisition,
            @Nullable String timeZone,
            @Nullable String locale,
            @Nullable Instant occurredAt)
            implements CustomerCommand {

        /** So many identities one registration may claim. */
        public static final int MAX_IDENTITIES = 20;

        public RegisterCustomer {
            List<Identity> claimed = identities == null ? List.of() : List.copyOf(identities);
            new Checks()
                    .field("displayName", displayName, name -> Text.check(name, 200))
                    .require(claimed.size() <= MAX_IDENTITIES, "identities", "must be at most " + MAX_IDENTITIES)
                    .require(Set.copyOf(claimed).size() == claimed.size(), "identities", "must not name one twice")
                    .require(
                            timeZone == null || ZoneId.getAvailableZoneIds().contains(timeZone),
                            "timeZone",
                            "must be an IANA name such as Asia/Shanghai")
                    .require(locale == null || isLanguageTag(locale), "locale", "must be a BCP 47 tag such as zh-CN")
                    .done();
            identities = claimed;
        }

        private static boolean isLanguageTag(String tag) {
            return tag.length() <= 35
                    && !tag.isBlank()
                    && Locale.forLanguageTag(tag).toLanguageTag().equalsIgnoreCase(tag);
        }
    }
}
