package dev.pondkeeper.command.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.programme.PointsExpiry;
import dev.pondkeeper.kernel.programme.PointsRules;
import dev.pondkeeper.kernel.programme.PointsRules.Clawback;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarningPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "0, CNY, 0",
        "99, CNY, 0",
        "100, CNY, 1",
        "199, CNY, 1",
        "1177, CNY, 11",
        "0, JPY, 0",
        "1, JPY, 1",
        "1177, JPY, 1177",
        "999, KWD, 0",
        "1000, KWD, 1",
        "1999, KWD, 1",
        "10000000000000, CNY, 100000000000"
    })
    void a_whole_major_unit_earns_a_point(long paid, String currency, long points) {
        assertThat(EarningPolicy.pointsFor(new Money(paid, currency), Programme.DEFAULT))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"199, 3", "200, 6", "0, 0"})
    void a_programme_may_give_more_a_unit_but_never_for_a_part_of_one(long paid, long points) {
        Programme threefold = Programme.DEFAULT.with(
                new PointsRules(3, 0, PointsExpiry.rolling(12, PointsExpiry.Unit.MONTHS), Clawback.RECOVER, 30, 7));
        assertThat(EarningPolicy.pointsFor(new Money(paid, "CNY"), threefold)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        // month end, leap day
        "2026-01-31T04:00:00Z, 1, Asia/Shanghai, 2026-02-28T15:59:59.999Z",
        "2028-01-31T04:00:00Z, 1, Asia/Shanghai, 2028-02-29T15:59:59.999Z",
        "2028-02-29T04:00:00Z, 12, Asia/Shanghai, 2029-02-28T15:59:59.999Z",
        "2027-02-28T04:00:00Z, 12, Asia/Shanghai, 2028-02-28T15:59:59.999Z",
        "2026-01-30T04:00:00Z, 1, Asia/Shanghai, 2026-02-28T15:59:59.999Z",
        // the last millisecond of a day in the zone, and the first of the next
        "2026-03-01T15:59:59.999Z, 12, Asia/Shanghai, 2027-03-01T15:59:59.999Z",
        "2026-03-01T16:00:00Z, 12, Asia/Shanghai, 2027-03-02T15:59:59.999Z",
        // days of 23 and 25 hours
        "2026-02-28T12:00:00Z, 1, Europe/Berlin, 2026-03-28T22:59:59.999Z",
        "2026-02-28T23:30:00Z, 1, Europe/Berlin, 2026-04-01T21:59:59.999Z",
        "2026-09-25T12:00:00Z, 1, Europe/Berlin, 2026-10-25T22:59:59.999Z",
        // a midnight that the clocks jump over
        "2017-10-13T12:00:00Z, 12, America/Sao_Paulo, 2018-10-14T02:59:59.999Z",
        // either side of the date line
        "2026-03-01T00:00:00Z, 1, Pacific/Kiritimati, 2026-04-01T09:59:59.999Z",
        "2026-03-01T00:00:00Z, 1, Pacific/Honolulu, 2026-03-29T09:59:59.999Z"
    })
    void a_lot_lasts_to_the_end_of_its_last_day_in_the_programmes_zone(
            Instant earnedAt, int months, String zone, Instant expiry) {
        Programme programme = Programme.DEFAULT
                .in(ZoneId.of(zone))
                .with(new PointsRules(
                        1, 0, PointsExpiry.rolling(months, PointsExpiry.Unit.MONTHS), Clawback.RECOVER, 30, 7));
        assertThat(EarningPolicy.expiryOf(earnedAt, earnedAt, programme)).isEqualTo(expiry);
    }
}
