package dev.pondkeeper.command;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.CustomMatcher;
import org.hamcrest.Matcher;

/** What the tests of all aggregates have in common. */
public final class Decisions {

    /** Registered in every test of this room. */
    public static final CustomerId LI_LEI = new CustomerId("42");

    /** Registered in none. */
    public static final CustomerId NOBODY = new CustomerId("nobody");

    /** Registered, and their data may only be kept. */
    public static final CustomerId RESTRICTED = new CustomerId("restricted");

    /** Registered once, and forgotten. */
    public static final CustomerId ERASED = new CustomerId("erased");

    /** Merged into {@link #LI_LEI} a moment ago, so that the door could not know yet. */
    public static final CustomerId MERGED = new CustomerId("merged");

    public static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

    private Decisions() {}

    /** A fixture with the room's ports bound: every customer but the named exceptions is active, the programme is the shipped one. */
    public static <T> FixtureConfiguration<T> of(Class<T> aggregate) {
        return new AggregateTestFixture<>(aggregate)
                .registerCommandTargetResolver(
                        message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).target(), null))
                .registerInjectableResource((KnownCustomers) Decisions::standingOf)
                .registerInjectableResource((LiveReferrers) buyer -> null)
                .registerInjectableResource((CurrentProgramme) () -> Programme.DEFAULT);
    }

    static CustomerStanding standingOf(CustomerId customer) {
        if (customer.equals(NOBODY)) return CustomerStanding.UNKNOWN;
        if (customer.equals(RESTRICTED)) return CustomerStanding.RESTRICTED;
        if (customer.equals(ERASED)) return CustomerStanding.ERASED;
        return customer.equals(MERGED) ? CustomerStanding.mergedInto(LI_LEI) : CustomerStanding.ACTIVE;
    }

    /** Metadata of a command that is decided at that moment. */
    public static Map<String, Object> recordedAt(Instant moment) {
        return Map.of(MetadataKeys.RECORDED_AT, moment);
    }

    /** A refusal under this slug, as the caller will see it. */
    public static Matcher<Throwable> refusal(String slug) {
        return new CustomMatcher<>("a refusal " + slug) {
            @Override
            public boolean matches(Object thrown) {
                return thrown instanceof Refusal refusal && refusal.slug().equals(slug);
            }
        };
    }
}
