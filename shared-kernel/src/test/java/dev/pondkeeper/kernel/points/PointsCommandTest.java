package dev.pondkeeper.kernel.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Invalid;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.PointsCommand.AdjustPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import dev.pondkeeper.kernel.points.PointsCommand.TransferPoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsCommandTest {

    private static final CustomerId CUSTOMER = new CustomerId("42");

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000_000})
    void one_to_a_thousand_million_points_move_at_once(long points) {
        assertThat(earn(points, "gift").target()).isEqualTo(new StreamId("points", "42"));
        assertThat(redeem(points).concerns()).isEqualTo(CUSTOMER);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1_000_000_001, Long.MAX_VALUE})
    void less_and_more_are_refused(long points) {
        assertThat(Invalid.fieldsOf(() -> earn(points, "gift"))).containsExactly("points");
        assertThat(Invalid.fieldsOf(() -> redeem(points))).containsExactly("points");
    }

    @Test
    void a_reason_has_two_hundred_characters_at_most() {
        assertThat(earn(1, "x".repeat(200)).reason()).hasSize(200);
        assertThat(Invalid.fieldsOf(() -> earn(0, "x".repeat(201)))).containsExactly("points", "reason");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1_000_000_001, 0, 1_000_000_001, Long.MAX_VALUE})
    void an_adjustment_gives_or_takes_a_thousand_million_at_most(long points) {
        assertThat(Invalid.fieldsOf(() -> adjust(points))).containsExactly("points");
        assertThat(adjust(-1_000_000_000).points()).isEqualTo(-1_000_000_000);
        assertThat(adjust(1_000_000_000).points()).isEqualTo(1_000_000_000);
    }

    @Test
    void nobody_transfers_points_to_himself() {
        TransferId transfer = new TransferId("t-1");
        assertThat(Invalid.fieldsOf(() -> new TransferPoints(CUSTOMER, transfer, CUSTOMER, 0, null)))
                .containsExactly("points", "toCustomerId");
    }

    private static AdjustPoints adjust(long points) {
        return new AdjustPoints(CUSTOMER, new AdjustmentId("a-1"), points, "goodwill", new StaffId("s-1"), null);
    }

    private static EarnPoints earn(long points, String reason) {
        return new EarnPoints(CUSTOMER, new EarningId("e-1"), points, reason, null);
    }

    private static RedeemPoints redeem(long points) {
        return new RedeemPoints(CUSTOMER, new RedemptionId("r-1"), points, null);
    }
}
