package dev.pondkeeper.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pondkeeper.cli.screen.FaultReport;
import dev.pondkeeper.cli.wire.BulkAnswer;
import dev.pondkeeper.cli.wire.Problem;
import java.util.List;
import java.util.Locale;

/** Counts what became of the lines. Safe for several threads. */
final class Tally {

    /**
     * A customer registered before, by an earlier import with another first order or by a service: its orders can be recorded all
     * the same.
     */
    private static final List<String> REGISTERED_BEFORE =
            List.of("idempotency-key-reused", "customer-already-registered");

    private final FaultReport faults;
    private long newCustomers;
    private long newOrders;
    private long alreadyThere;
    private long refused;
    private long badRows;
    private long position = -1;

    Tally(FaultReport faults) {
        this.faults = faults;
    }

    synchronized void badRow(String fault) {
        badRows++;
        faults.add(fault);
    }

    synchronized void answered(BulkAnswer answer) {
        Problem problem = answer.problem();
        boolean registration = answer.line().json().startsWith("{\"command\":\"RegisterCustomer\"");
        position = Math.max(position, answer.position());
        if (problem == null && !answer.isNew()) alreadyThere++;
        else if (problem == null && registration) newCustomers++;
        else if (problem == null) newOrders++;
        else if (registration && REGISTERED_BEFORE.contains(problem.slug())) alreadyThere++;
        else refuse(answer, registration, problem);
    }

    private void refuse(BulkAnswer answer, boolean registration, Problem problem) {
        refused++;
        JsonNode target = answer.json().path("aggregateId");
        faults.add("line " + answer.line().line() + ", "
                + (registration ? "registration of " : "order of ")
                + answer.line().customerId()
                + (target.isMissingNode() ? "" : " (" + target.asText() + ")") + ": refused with " + problem.status()
                + ", " + problem.sentence());
    }

    /** Last position of the ledger that any answer named, −1 if none. */
    synchronized long position() {
        return position;
    }

    synchronized List<String> summary(double seconds) {
        String figures = String.format(
                Locale.ROOT,
                """
                new customers %9d
                new orders    %9d
                already there %9d
                refused       %9d
                bad rows      %9d
                seconds       %9.1f
                orders/s      %9.0f
                """,
                newCustomers,
                newOrders,
                alreadyThere,
                refused,
                badRows,
                seconds,
                newOrders / Math.max(seconds, 0.001));
        String verdict = verdict();
        return verdict.isEmpty() ? List.of(figures.stripTrailing()) : List.of(figures.stripTrailing(), verdict);
    }

    private String verdict() {
        long failed = refused + badRows;
        if (failed > 0) return "not recorded: " + failed + " of the file; mend it and run the same command again";
        if (newCustomers + newOrders > 0) return "";
        return alreadyThere == 0
                ? "nothing to import: the file has no row"
                : "nothing new: every row was already recorded";
    }
}
