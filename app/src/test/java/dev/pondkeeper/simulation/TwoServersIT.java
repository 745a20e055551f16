package dev.pondkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.embeddedmongodb.EmbeddedMongo;
import dev.pondkeeper.app.journey.ServerProcess;
import dev.pondkeeper.cli.screen.Screen;
import dev.pondkeeper.cli.wire.BulkLine;
import dev.pondkeeper.cli.wire.BulkSender;
import dev.pondkeeper.cli.wire.Pause;
import dev.pondkeeper.cli.wire.PondServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one store: of what falls due each thing happens once, also when one of them is killed meanwhile. */
class TwoServersIT {

    private static final int MEMBERS = 40;
    private static final Duration SOONEST = Duration.ofSeconds(6);
    private static final Duration SPREAD = Duration.ofSeconds(8);
    private static final Duration BEFORE_THE_END = Duration.ofDays(14);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void no_round_comes_twice_and_no_due_time_is_lost_when_one_of_two_is_killed(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("shared");
        try (EmbeddedMongo store = EmbeddedMongo.inMemory().start();
                ServerProcess first = ServerProcess.start(0, data, "--mongodb-uri", store.connectionString());
                ServerProcess second = ServerProcess.start(0, data, "--mongodb-uri", store.connectionString())) {
            PondServer one = pond(first);
            PondServer other = pond(second);
            Instant soonest = Instant.now().plus(SOONEST);
            List<BulkLine> even = new ArrayList<>();
            List<BulkLine> odd = new ArrayList<>();
            for (int i = 0; i < MEMBERS; i++) {
                join(
                        i % 2 == 0 ? even : odd,
                        "m-" + i,
                        soonest.plus(SPREAD.multipliedBy(i).dividedBy(MEMBERS)));
            }
            send(one, even);
            send(other, odd);

            assertThat(await(other, 1)).as("there is something left").hasSizeLessThan(2 * MEMBERS);
            first.kill();
            Map<String, Integer> happened = await(other, 2 * MEMBERS);

            assertThat(happened).hasSize(2 * MEMBERS).allSatisfy((what, times) -> assertThat(times)
                    .isOne());
        }
    }

    private static PondServer pond(ServerProcess server) {
        return new PondServer(URI.create(server.url()), PATIENCE);
    }

    /** A member whose first reminder, and a coupon whose end, fall due at that time. */
    private static void join(List<BulkLine> lines, String member, Instant due) {
        List<String> commands = List.of(
                "'RegisterCustomer','payload':{'customerId':'%s','timeZone':'%s'}".formatted(member, zoneAtNoon()),
                "'GiveConsent','payload':{'customerId':'%s','channel':'SMS','purpose':'SERVICE','evidence':{'where':'till'}}"
                        .formatted(member),
                "'EnrolMember','payload':{'customerId':'%s','plan':'pass','endsAt':'%s'}"
                        .formatted(member, due.plus(BEFORE_THE_END)),
                "'IssueCoupon','payload':{'couponId':'c-%s','customerId':'%s','kind':'PERCENT_PAID','percentPaid':90,'validUntil':'%s'}"
                        .formatted(member, member, due));
        for (String command : commands) {
            lines.add(new BulkLine(lines.size() + 1L, member, ("{'command':" + command + "}").replace('\'', '"')));
        }
    }

    private static void send(PondServer pond, List<BulkLine> lines) {
        new BulkSender(pond, false, new Screen(System.err, false, System::nanoTime), Pause.REAL)
                .send(lines, answer -> assertThat(answer.problem()).isNull());
    }

    /** It is about noon there, whenever this test runs; the sign of these names is turned round. */
    private static String zoneAtNoon() {
        int ahead = 12 - OffsetDateTime.now(ZoneOffset.UTC).getHour();
        return "Etc/GMT" + (ahead > 0 ? "-" : "+") + Math.abs(ahead);
    }

    /** What fell due, each with how often it happened; returns once there are so many. */
    private static Map<String, Integer> await(PondServer pond, int number) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            Map<String, Integer> happened = new TreeMap<>();
            EventFile.read(pond, event -> {
                if (event.is("CouponExpired")) happened.merge("expired " + event.text("couponId"), 1, Integer::sum);
                if (event.is("TouchSent")) happened.merge("reminded " + event.customer(), 1, Integer::sum);
            });
            if (happened.size() >= number || Instant.now().isAfter(end)) return happened;
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
