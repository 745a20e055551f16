package dev.pondkeeper.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Invalid;
import dev.pondkeeper.kernel.customer.CustomerCommand.GiveConsent;
import dev.pondkeeper.kernel.customer.CustomerCommand.WithdrawConsent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsentEvidenceTest {

    private static final CustomerId ANN = new CustomerId("ann");
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Test
    void may_be_of_any_earlier_time_and_as_much_later_as_clocks_may_differ() {
        assertThat(give(NOW.minus(Duration.ofDays(4_000))).evidence().where()).isEqualTo("shop");
        assertThat(give(NOW.plus(FIVE_MINUTES)).evidence().where()).isEqualTo("shop");
    }

    @Test
    void is_not_of_something_that_will_be_said_later() {
        Instant tooLate = NOW.plus(FIVE_MINUTES).plusMillis(1);
        assertThat(Invalid.fieldsOf(() -> give(tooLate))).containsExactly("evidence");
        assertThat(Invalid.fieldsOf(() -> new WithdrawConsent(
                        ANN, ContactChannel.SMS, Purpose.MARKETING, new ConsentEvidence(tooLate, "shop", null), NOW)))
                .containsExactly("evidence");
    }

    private static GiveConsent give(Instant at) {
        return new GiveConsent(ANN, ContactChannel.SMS, Purpose.MARKETING, new ConsentEvidence(at, "shop", "v1"), NOW);
    }
}
