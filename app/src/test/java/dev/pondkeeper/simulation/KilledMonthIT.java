package dev.pondkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A simulated month in which the server is killed (kill −9) at random moments, in the middle of commands, reactions and the moving
 * of the clock, comes to the same touches, coupons and commissions as an undisturbed one. Fifty kills: the command in
 * CONTRIBUTING.md.
 */
class KilledMonthIT {

    private static final int KILLS = Integer.getInteger("simulation.kills", 1);
    private static final int CUSTOMERS = Integer.getInteger("simulation.customers", 15);
    private static final int DAYS = Integer.getInteger("simulation.days", 22);
    private static final long SEED = Long.getLong("simulation.seed", 1);

    /** About as long as a moment takes. */
    private static final int MOMENT_MICROS = 150_000;

    private final Random random = new Random(SEED);

    @Test
    void a_month_with_kills_comes_to_the_same_facts_as_one_without(@TempDir Path folder) {
        BusinessFacts undisturbed = play(folder.resolve("undisturbed"), 0);
        BusinessFacts killed = play(folder.resolve("killed"), KILLS);

        assertThat(killed.lines()).containsExactlyElementsOf(undisturbed.lines());
        assertThat(killed.digest()).isEqualTo(undisturbed.digest());
        System.out.println("facts " + killed.lines().size() + ", digest " + killed.digest());
        assertThat(killed.lines()).isNotEmpty();
    }

    private BusinessFacts play(Path data, int kills) {
        long began = System.nanoTime();
        try (Phoenix server = new Phoenix(
                data,
                "--clock",
                "virtual",
                "--clock-start",
                Month.calendarOf(DAYS).opening().toString())) {
            Month month = new Month(CUSTOMERS, DAYS, SEED, server.url());
            SortedSet<Integer> dying = new TreeSet<>();
            while (dying.size() < Math.min(kills, month.moments())) dying.add(random.nextInt(month.moments()));
            for (int moment = 0; moment < month.moments(); moment++) {
                int now = moment;
                if (dying.contains(now)) server.dieIn(Duration.ofNanos(1_000L * random.nextInt(MOMENT_MICROS)));
                server.insist(() -> month.play(now));
            }
            server.insist(month::end);
            assertThat(server.deaths()).isEqualTo(dying.size());
            BusinessFacts facts = new BusinessFacts();
            Auditor auditor = new Auditor();
            EventFile.read(month.pond(), event -> {
                facts.see(event);
                auditor.see(event);
            });
            System.out.println(server.deaths() + " kills: "
                    + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms, " + month.figures());
            assertThat(auditor.verdict()).isEmpty();
            return facts;
        }
    }
}
