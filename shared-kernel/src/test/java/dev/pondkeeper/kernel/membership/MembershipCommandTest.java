package dev.pondkeeper.kernel.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Invalid;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipCommand.CancelMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.ExtendMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.GrantTaskGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.RenewMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.SetTier;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipCommandTest {

    private static final CustomerId CUSTOMER = new CustomerId("42");

    @ParameterizedTest
    @ValueSource(ints = {1, 120})
    void a_renewal_lasts_a_month_to_ten_years(int months) {
        assertThat(new RenewMembership(CUSTOMER, new RenewalId("r"), months, null).target())
                .isEqualTo(new StreamId("membership", "42"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 121})
    void a_renewal_of_another_length_is_refused(int months) {
        assertThat(Invalid.fieldsOf(() -> new RenewMembership(CUSTOMER, new RenewalId("r"), months, null)))
                .containsExactly("months");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3_650})
    void an_extension_is_a_day_to_ten_years(int days) {
        assertThat(extend(days, "x".repeat(200)).concerns()).isEqualTo(CUSTOMER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3_651})
    void an_extension_of_another_length_or_without_a_reason_is_refused(int days) {
        assertThat(Invalid.fieldsOf(() -> extend(days, " "))).containsExactlyInAnyOrder("days", "reason");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_001})
    void a_task_gives_one_to_a_million(long growth) {
        assertThat(grant(1).growth()).isEqualTo(1);
        assertThat(grant(1_000_000).growth()).isEqualTo(1_000_000);
        assertThat(Invalid.fieldsOf(() -> grant(growth))).containsExactly("growth");
    }

    @Test
    void a_tier_is_a_code_and_every_reason_is_bounded() {
        assertThat(Invalid.fieldsOf(
                        () -> new SetTier(CUSTOMER, "a tier", Instant.EPOCH, "x".repeat(201), Instant.EPOCH)))
                .containsExactlyInAnyOrder("tier", "reason");
        assertThat(Invalid.fieldsOf(() -> new CancelMembership(CUSTOMER, "", null)))
                .containsExactly("reason");
    }

    private static ExtendMembership extend(int days, String reason) {
        return new ExtendMembership(CUSTOMER, new ExtensionId("e"), days, reason, null);
    }

    private static GrantTaskGrowth grant(long growth) {
        return new GrantTaskGrowth(CUSTOMER, new TaskId("t"), growth, "survey", null);
    }
}
