package dev.pondkeeper.kernel.customer;

import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.ServerMade;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
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
            implements CustomerCommand, CustomerNames {

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

        /** A registration is of that id, also when it is repeated after a merge. */
        @Override
        public Command actingOn(UnaryOperator<CustomerId> survivorOf) {
            return this;
        }

        private static boolean isLanguageTag(String tag) {
            return tag.length() <= 35
                    && !tag.isBlank()
                    && Locale.forLanguageTag(tag).toLanguageTag().equalsIgnoreCase(tag);
        }
    }

    /** An identity belongs to this customer from now on, and to nobody else. */
    record ClaimIdentity(
            CustomerId customerId,
            Identity identity,
            @Nullable Instant occurredAt) implements CustomerCommand {}

    /** An identity belongs to nobody from now on: a number was given back, an account closed. */
    record ReleaseIdentity(
            CustomerId customerId,
            Identity identity,
            @Nullable Instant occurredAt) implements CustomerCommand {}

    /**
     * Two customers turn out to be one person (ONE_ID).
     *
     * @param survivor who goes on
     * @param merged whose id stands for the survivor's from now on
     */
    record MergeCustomers(
            CustomerId survivor,
            CustomerId merged,
            @ServerMade MergeId mergeId,
            @Nullable Instant occurredAt) implements CustomerCommand, CustomerNames {

        @Override
        public CustomerId customerId() {
            return survivor;
        }

        /** One who was merged into the very customer that is to be merged into it is left as named: that is a cycle. */
        @Override
        public Command actingOn(UnaryOperator<CustomerId> survivorOf) {
            CustomerId today = survivorOf.apply(survivor);
            return today.equals(merged) ? this : new MergeCustomers(today, merged, mergeId, occurredAt);
        }
    }

    /**
     * They were two after all: the merge is taken back. What happened since stays with the survivor.
     *
     * @param mergeId of the merge, where the caller wants to be sure to mean that one
     */
    record UnmergeCustomers(
            CustomerId survivor,
            CustomerId merged,
            @Nullable MergeId mergeId,
            @Nullable Instant occurredAt) implements CustomerCommand, CustomerNames {

        @Override
        public CustomerId customerId() {
            return survivor;
        }

        @Override
        public Command actingOn(UnaryOperator<CustomerId> survivorOf) {
            return this;
        }
    }

    /** The customer agrees to be reached over a channel for a purpose. */
    record GiveConsent(
            CustomerId customerId,
            ContactChannel channel,
            Purpose purpose,
            ConsentEvidence evidence,
            @Nullable Instant occurredAt)
            implements CustomerCommand {
        public GiveConsent {
            checkEvidence(evidence, occurredAt);
        }
    }

    /**
     * The customer does not agree, or no longer.
     *
     * @param evidence not asked for: withdrawing must be as easy as giving (PIPL art. 15)
     */
    record WithdrawConsent(
            CustomerId customerId,
            ContactChannel channel,
            Purpose purpose,
            @Nullable ConsentEvidence evidence,
            @Nullable Instant occurredAt)
            implements CustomerCommand {
        public WithdrawConsent {
            checkEvidence(evidence, occurredAt);
        }
    }

    /**
     * How and when the customer wants to be reached; takes the place of everything set before.
     *
     * @param quietHours in the customer's own time zone; the programme's where absent
     * @param doNotDisturb whole days in the customer's own time zone, at most 50 ranges
     * @param noPersonalOffers the customer wants no offers made by a profile (PIPL art. 24); no where absent
     */
    record SetContactPreferences(
            CustomerId customerId,
            @Nullable ContactChannel preferredChannel,
            @Nullable QuietHours quietHours,
            @Nullable List<DayRange> doNotDisturb,
            @Nullable Boolean noPersonalOffers,
            @Nullable Instant occurredAt)
            implements CustomerCommand {

        /** So many ranges of days one customer may have. */
        public static final int MAX_RANGES = 50;

        public SetContactPreferences {
            List<DayRange> ranges = doNotDisturb == null ? List.of() : List.copyOf(doNotDisturb);
            new Checks()
                    .require(ranges.size() <= MAX_RANGES, "doNotDisturb", "must be at most " + MAX_RANGES)
                    .done();
            doNotDisturb = ranges;
        }
    }

    /** @param tag how the brand marks a customer (标签), at most 64 characters */
    record TagCustomer(
            CustomerId customerId, String tag, @Nullable Instant occurredAt) implements CustomerCommand {
        public TagCustomer {
            tag = checkedTag(tag);
        }
    }

    /** Takes a tag away. */
    record UntagCustomer(
            CustomerId customerId, String tag, @Nullable Instant occurredAt) implements CustomerCommand {
        public UntagCustomer {
            tag = checkedTag(tag);
        }
    }

    /** The customer's daily check-in (签到). */
    record CheckIn(CustomerId customerId, @Nullable Instant occurredAt) implements CustomerCommand {}

    /**
     * The customer did something at a touch point.
     *
     * @param content what it was done with: a reference such as a page or post, at most 500 characters
     */
    record RecordInteraction(
            CustomerId customerId,
            @ServerMade InteractionId interactionId,
            InteractionKind kind,
            @Nullable String content,
            @Nullable Instant occurredAt)
            implements CustomerCommand {
        public RecordInteraction {
            new Checks()
                    .field("content", content, text -> Text.check(text, 500))
                    .done();
        }
    }

    /** From now on the customer's data may be kept and protected, and nothing else (PIPL art. 44, 47). */
    record RestrictProcessing(
            CustomerId customerId, String reason, @Nullable Instant occurredAt) implements CustomerCommand {
        public RestrictProcessing {
            new Checks().field("reason", reason, text -> Text.check(text, 500)).done();
        }
    }

    /** The data may be used again. */
    record LiftRestriction(
            CustomerId customerId, String reason, @Nullable Instant occurredAt) implements CustomerCommand {
        public LiftRestriction {
            new Checks().field("reason", reason, text -> Text.check(text, 500)).done();
        }
    }

    /** The person wants to be forgotten: everything personal becomes unreadable for ever, under every id merged into this one. */
    record EraseCustomer(CustomerId customerId, @Nullable Instant occurredAt) implements CustomerCommand {}

    /** Nobody can prove today what will be said tomorrow; for clocks that differ five minutes are allowed. */
    private static void checkEvidence(@Nullable ConsentEvidence evidence, @Nullable Instant occurredAt) {
        Instant said = evidence == null ? null : evidence.at();
        boolean later = said != null && occurredAt != null && said.isAfter(occurredAt.plus(Duration.ofMinutes(5)));
        new Checks()
                .require(!later, "evidence", "must not be of a later time than occurredAt")
                .done();
    }

    private static String checkedTag(@Nullable String tag) {
        new Checks().field("tag", tag, text -> Text.check(text, 64)).done();
        return tag == null ? "" : tag.strip();
    }
}
