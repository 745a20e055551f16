package dev.pondkeeper.command.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.programme.PointsExpiry;
import dev.pondkeeper.kernel.programme.PointsExpiry.Kind;
import dev.pondkeeper.kernel.programme.PointsExpiry.Rounding;
import dev.pondkeeper.kernel.programme.PointsExpiry.Unit;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryPolicyTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T04:00:00Z, 10, DAYS, NONE, 2026-03-11T15:59:59.999Z",
        "2026-01-31T04:00:00Z, 1, MONTHS, NONE, 2026-02-28T15:59:59.999Z",
        "2028-01-31T04:00:00Z, 1, MONTHS, NONE, 2028-02-29T15:59:59.999Z",
        "2028-02-29T04:00:00Z, 1, YEARS, NONE, 2029-02-28T15:59:59.999Z",
        "2026-03-05T04:00:00Z, 1, YEARS, MONTH_END, 2027-03-31T15:59:59.999Z",
        "2028-01-31T04:00:00Z, 1, MONTHS, MONTH_END, 2028-02-29T15:59:59.999Z",
        "2026-03-31T04:00:00Z, 3, MONTHS, QUARTER_END, 2026-06-30T15:59:59.999Z",
        "2026-04-01T04:00:00Z, 3, MONTHS, QUARTER_END, 2026-09-30T15:59:59.999Z",
        "2026-08-31T04:00:00Z, 6, MONTHS, QUARTER_END, 2027-03-31T15:59:59.999Z",
        "2026-12-31T04:00:00Z, 1, DAYS, YEAR_END, 2027-12-31T15:59:59.999Z",
        "2026-12-31T16:00:00Z, 0001, DAYS, YEAR_END, 2027-12-31T15:59:59.999Z"
    })
    void rolling_points_end_so_long_after_and_may_be_rounded_up(
            Instant earnedAt, int amount, Unit unit, Rounding rounding, Instant end) {
        PointsExpiry rule = new PointsExpiry(Kind.ROLLING, amount, unit, rounding, null, null);
        assertThat(ExpiryPolicy.endOf(rule, earnedAt, SHANGHAI)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-29T04:00:00Z, 6, 30, 2026-06-30T15:59:59.999Z",
        // on the day itself: a year later
        "2026-06-30T04:00:00Z, 6, 30, 2027-06-30T15:59:59.999Z",
        "2026-07-01T04:00:00Z, 6, 30, 2027-06-30T15:59:59.999Z",
        // a day that the month does not have
        "2026-01-15T04:00:00Z, 2, 31, 2026-02-28T15:59:59.999Z",
        "2028-01-15T04:00:00Z, 2, 29, 2028-02-29T15:59:59.999Z",
        // the last hour of the year in the zone, though not in UTC
        "2026-12-31T15:30:00Z, 12, 31, 2027-12-31T15:59:59.999Z",
        "2026-12-31T16:30:00Z, 12, 31, 2027-12-31T15:59:59.999Z"
    })
    void calendar_points_end_with_the_next_such_date(Instant earnedAt, int month, int day, Instant end) {
        PointsExpiry rule = new PointsExpiry(Kind.CALENDAR, 0, Unit.DAYS, Rounding.NONE, month, day);
        assertThat(ExpiryPolicy.endOf(rule, earnedAt, SHANGHAI)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T12:00:00Z, Europe/Berlin, 2026-03-29T21:59:59.999Z",
        "2026-10-24T12:00:00Z, Europe/Berlin, 2026-10-25T22:59:59.999Z",
        "2018-11-02T12:00:00Z, America/Sao_Paulo, 2018-11-04T02:59:59.999Z"
    })
    void a_last_day_of_another_length_still_ends_at_midnight(Instant earnedAt, String zone, Instant end) {
        PointsExpiry rule = PointsExpiry.rolling(1, Unit.DAYS);
        assertThat(ExpiryPolicy.endOf(rule, earnedAt, ZoneId.of(zone))).isEqualTo(end);
    }

    @Test
    void points_without_an_end_have_none() {
        PointsExpiry rule = new PointsExpiry(Kind.NONE, 0, Unit.DAYS, Rounding.NONE, null, null);
        assertThat(ExpiryPolicy.endOf(rule, Instant.EPOCH, SHANGHAI)).isNull();
    }
}
