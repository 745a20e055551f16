package dev.pondkeeper.query.report;

import dev.pondkeeper.query.report.RfmTable.Score;
import dev.pondkeeper.query.view.ViewPositions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where one customer stands among all today. The fifths of all customers cost a whole report and hardly move, so they are
 * taken again when they are {@value #PATIENCE} times as old as they took to compute, or when the caller wants to read after a
 * later event; the answer says how old they are through its position.
 */
@Component
public final class RfmToday {

    /** The view that the fifths come from. */
    public static final String VIEW = SalesHistory.NAME;

    private static final long PATIENCE = 20;

    private final Reports reports;
    private final ViewPositions positions;
    private final Map<String, Fifths> byCurrency = new ConcurrentHashMap<>();

    RfmToday(Reports reports, ViewPositions positions) {
        this.reports = reports;
        this.positions = positions;
    }

    private record Fifths(RfmTable table, LocalDate asOf, long position, long takenAtNanos, long tookNanos) {

        boolean serves(LocalDate today, long readAfter) {
            return asOf.equals(today)
                    && position >= readAfter
                    && System.nanoTime() - takenAtNanos < PATIENCE * tookNanos;
        }
    }

    /**
     * A score and how old it may be.
     *
     * @param position of the view when the fifths were taken
     */
    public record Placed(int r, int f, int m, long position) {}

    /**
     * @param lastOrder the date of the customer's last order
     * @param orders paid in this currency
     * @param net paid less refunded, in minor units
     * @param readAfter the least position that the fifths must have seen
     * @return null while the view knows no buyer in this currency
     */
    public @Nullable Placed place(String currency, LocalDate lastOrder, long orders, long net, long readAfter) {
        Fifths fifths = fifths(currency, reports.today(), readAfter);
        long days = fifths.asOf().toEpochDay() - lastOrder.toEpochDay();
        Score score = fifths.table().score(days, orders, net);
        return score == null ? null : new Placed(score.r(), score.f(), score.m(), fifths.position());
    }

    private Fifths fifths(String currency, LocalDate today, long readAfter) {
        Fifths known = byCurrency.get(currency);
        if (known != null && known.serves(today, readAfter)) return known;
        long position = positions.least(List.of(VIEW));
        long start = System.nanoTime();
        RfmTable table = reports.rfmTable(position, currency, today);
        Fifths taken = new Fifths(table, today, position, start, System.nanoTime() - start);
        byCurrency.put(currency, taken);
        return taken;
    }
}
