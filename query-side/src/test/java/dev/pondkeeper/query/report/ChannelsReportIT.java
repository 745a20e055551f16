package dev.pondkeeper.query.report;

import static dev.pondkeeper.query.Story.channel;
import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.paid;
import static dev.pondkeeper.query.Story.refunded;
import static dev.pondkeeper.query.Story.registered;
import static dev.pondkeeper.query.Story.registeredThrough;
import static dev.pondkeeper.query.Story.spent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.query.Pond;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelsReportIT {

    private static final LocalDate SECOND = LocalDate.of(1998, 1, 2);
    private static final LocalDate THIRD = LocalDate.of(1998, 1, 3);

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    @Test
    void shows_what_each_channel_brought_and_what_it_cost() {
        pond.publish(
                channel("xhs", "Xiaohongshu"),
                channel("idle", "Leaflets"),
                registeredThrough("xhs", "a", day(0)),
                registeredThrough("xhs", "b", day(1)),
                registeredThrough("xhs", "c", day(1)),
                registeredThrough("walk.in", "d", day(1)),
                registered("e", day(1)),
                paid("o-1", "a", 1000, day(0)),
                paid("o-2", "a", 2000, day(2)),
                paid("o-3", "b", 3000, day(2)),
                refunded("o-3", "b", "r-1", 500, 500, 2500, day(3)),
                paid("o-4", "d", 100, day(3)),
                paid("o-5", "e", 10, day(9)),
                spent("xhs", SECOND, cny(100)),
                spent("xhs", THIRD, cny(900)),
                spent("xhs", SECOND, cny(400)),
                spent("xhs", SECOND.plusDays(20), cny(7)));

        assertThat(pond.http().get().uri("/reports/channels?from=1998-01-02&to=1998-01-10"))
                .hasStatusOk()
                .hasHeader("View-Position", Long.toString(pond.tail()))
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"from":"1998-01-02","to":"1998-01-10","zone":"Asia/Shanghai","currency":"CNY","items":[
                         {"channel":"idle","name":"Leaflets","registrations":0,"firstBuyers":0,"conversion":null,
                          "buyers":0,"repeatRate":null,"revenue":{"amount":0,"currency":"CNY"},
                          "spend":{"amount":0,"currency":"CNY"},"roi":null},
                         {"channel":"walk.in","name":null,"registrations":1,"firstBuyers":1,"conversion":1.0000,
                          "buyers":1,"repeatRate":0.0000,"revenue":{"amount":100,"currency":"CNY"},
                          "spend":{"amount":0,"currency":"CNY"},"roi":null},
                         {"channel":"xhs","name":"Xiaohongshu","registrations":2,"firstBuyers":1,"conversion":0.5000,
                          "buyers":2,"repeatRate":0.5000,"revenue":{"amount":4500,"currency":"CNY"},
                          "spend":{"amount":1300,"currency":"CNY"},"roi":2.4615},
                         {"channel":null,"name":null,"registrations":1,"firstBuyers":0,"conversion":0.0000,
                          "buyers":0,"repeatRate":null,"revenue":{"amount":0,"currency":"CNY"},
                          "spend":{"amount":0,"currency":"CNY"},"roi":null}]}""");
    }

    @Test
    void what_was_spent_in_another_currency_is_never_added() {
        pond.publish(
                channel("xhs", "Xiaohongshu"),
                registeredThrough("xhs", "a", day(0)),
                paid("o-1", "a", 1000, day(1)),
                spent("xhs", SECOND, new Amount(100, "USD")),
                spent("xhs", THIRD, cny(400)));

        assertThat(pond.http().get().uri("/reports/channels"))
                .hasStatus(400)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"errors":[{"parameter":"currency","detail":"must be one of CNY, USD"}]}""");
        assertThat(pond.http().get().uri("/reports/channels?currency=CNY"))
                .bodyJson()
                .extractingPath("$.items[0].spend.amount")
                .isEqualTo(400);
        assertThat(pond.http().get().uri("/reports/channels?currency=USD"))
                .bodyJson()
                .extractingPath("$.items[0].spend.amount")
                .isEqualTo(100);
    }

    @Test
    void lists_the_channels_there_are_by_their_codes() {
        pond.publish(channel("xhs", "Xiaohongshu"), channel("douyin", "Douyin"), spent("xhs", SECOND, cny(1)));

        assertThat(pond.http().get().uri("/channels?limit=1"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .singleElement()
                .isEqualTo(Map.of(
                        "channel", "douyin",
                        "name", "Douyin",
                        "kind", "PARTNER",
                        "registeredAt", "1998-01-01T04:00:00Z",
                        "recordedAt", "1998-07-01T04:00:00Z",
                        "version", 0));
        assertThat(pond.http().get().uri("/channels"))
                .bodyJson()
                .extractingPath("$.items[*].channel")
                .isEqualTo(List.of("douyin", "xhs"));
    }

    private static Amount cny(long fen) {
        return new Amount(fen, "CNY");
    }
}
