package dev.pondkeeper.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * The cells as a table and as JSON.
 *
 * @param environment machine and server, one sentence each
 */
record Report(List<String> environment, List<Cell> cells) {
    String table() {
        StringBuilder table = new StringBuilder();
        environment.forEach(line -> table.append(line).append('\n'));
        table.append(String.format(
                Locale.ROOT,
                "%n%-18s %8s  %-12s %12s %10s %10s   %s%n",
                "work",
                "clients",
                "peer",
                "units/s",
                "p50 us",
                "p99 us",
                "ledger / peer, median [95 %]"));
        for (Cell cell : cells) {
            cell.compared().forEach(peer -> table.append(line(cell, peer)));
        }
        return table.toString();
    }

    private static String line(Cell cell, Cell.Compared peer) {
        Ratio compared = peer.ratio();
        String ratio = peer.isOurs()
                ? ""
                : String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", compared.median(), compared.low(), compared.high());
        return String.format(
                Locale.ROOT,
                "%-18s %8d  %-12s %12.0f %10d %10d   %s%n",
                cell.work(),
                cell.clients(),
                peer.series().peer(),
                peer.series().median(),
                peer.series().latency().getValueAtPercentile(50),
                peer.series().latency().getValueAtPercentile(99),
                ratio);
    }

    String json() {
        ObjectNode report = new ObjectMapper().createObjectNode();
        environment.forEach(report.withArray("environment")::add);
        ArrayNode all = report.withArray("cells");
        for (Cell cell : cells) {
            for (Cell.Compared peer : cell.compared()) {
                ObjectNode one = all.addObject();
                one.put("work", cell.work());
                one.put("clients", cell.clients());
                one.put("peer", peer.series().peer());
                one.put("medianPerSecond", peer.series().median());
                peer.series().perSecond().forEach(one.withArray("perSecond")::add);
                one.put("p50Micros", peer.series().latency().getValueAtPercentile(50));
                one.put("p99Micros", peer.series().latency().getValueAtPercentile(99));
                one.put("ratio", peer.ratio().median());
                one.put("ratioLow", peer.ratio().low());
                one.put("ratioHigh", peer.ratio().high());
            }
        }
        return report.toPrettyString();
    }
}
