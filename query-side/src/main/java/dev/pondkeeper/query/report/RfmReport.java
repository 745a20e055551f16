package dev.pondkeeper.query.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How recently, how often and for how much customers bought, each in fifths.
 *
 * @param customers with an order up to the date
 * @param cells those with customers in them, sorted
 */
record RfmReport(LocalDate asOf, String zone, String currency, long customers, List<Cell> cells) {

    /** @param r, f, m 1 to 5, 5 being the best */
    record Cell(int r, int f, int m, long customers) {}

    static RfmReport of(LocalDate asOf, Day day, String currency, RfmTable table) {
        List<Cell> cells = new ArrayList<>();
        for (int r = 1; r <= 5; r++) {
            for (int f = 1; f <= 5; f++) {
                for (int m = 1; m <= 5; m++) {
                    long customers = table.customers(r, f, m);
                    if (customers > 0) cells.add(new Cell(r, f, m, customers));
                }
            }
        }
        return new RfmReport(asOf, day.zone().getId(), currency, table.customers(), cells);
    }
}
