package dev.pondkeeper.kernel.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Invalid;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipCommand.EnrolMember;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnrolMemberTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void leaves_the_term_to_the_programme() {
        EnrolMember enrol = enrol("club", null, null);
        assertThat(enrol.target()).isEqualTo(new StreamId("membership", "42"));
        assertThat(enrol.concerns()).isEqualTo(new CustomerId("42"));
    }

    @Test
    void a_term_covers_some_time() {
        assertThat(enrol("club", START, START.plusNanos(1)).startsAt()).isEqualTo(START);
        assertThat(Invalid.fieldsOf(() -> enrol("club", START, START))).containsExactly("endsAt");
    }

    @Test
    void names_every_fault_at_once() {
        assertThat(Invalid.fieldsOf(() -> enrol("a plan", START, START.minusNanos(1))))
                .containsExactly("plan", "endsAt");
    }

    private static EnrolMember enrol(String plan, @Nullable Instant startsAt, @Nullable Instant endsAt) {
        return new EnrolMember(new CustomerId("42"), plan, startsAt, endsAt, null);
    }
}
