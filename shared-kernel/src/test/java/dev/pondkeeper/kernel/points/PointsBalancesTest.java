package dev.pondkeeper.kernel.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PointsBalancesTest {

    private static final PointsBalances SOME = new PointsBalances(50, 40, 30, 20, 150, 10, 9, 11);

    static Stream<UnaryOperator<PointsBalances>> movements() {
        return Stream.of(
                some -> some.issue(7),
                some -> some.issuePending(7),
                some -> some.issueHeld(7),
                some -> some.activate(7),
                some -> some.expire(7),
                some -> some.redeem(7),
                some -> some.restore(7),
                some -> some.forfeit(7),
                some -> some.hold(7),
                some -> some.capture(7),
                some -> some.release(7),
                some -> some.lapse(7),
                some -> some.reverse(7),
                some -> some.reversePending(7),
                some -> some.reverseHeld(7),
                some -> some.owe(7),
                some -> some.settleOwed(7));
    }

    @ParameterizedTest
    @MethodSource("movements")
    void no_movement_makes_or_loses_a_point(UnaryOperator<PointsBalances> movement) {
        PointsBalances after = movement.apply(SOME);
        assertThat(after).isNotEqualTo(SOME);
        assertThat(after.issued())
                .isEqualTo(after.available()
                        + after.pending()
                        + after.held()
                        + after.redeemed()
                        + after.expired()
                        + after.reversed());
    }

    @Test
    void each_movement_goes_from_where_it_says_to_where_it_says() {
        assertThat(SOME.forfeit(7)).isEqualTo(new PointsBalances(50, 40, 30, 20, 150, 3, 16, 11));
        assertThat(SOME.lapse(7)).isEqualTo(new PointsBalances(50, 40, 23, 20, 150, 10, 16, 11));
        assertThat(SOME.capture(7)).isEqualTo(new PointsBalances(50, 40, 23, 20, 150, 17, 9, 11));
        assertThat(SOME.settleOwed(7)).isEqualTo(new PointsBalances(50, 40, 30, 13, 150, 10, 9, 11));
    }
}
