package dev.pondkeeper.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a history came to, as a business sees it: every touch, coupon and commission with what became of it, one line each. Without
 * positions, recorded times and ids that the server makes up, so that two histories of the same facts give the same lines.
 */
final class BusinessFacts {

    private final SortedMap<String, String> facts = new TreeMap<>();

    void see(Happening event) {
        JsonNode data = event.data();
        String name = event.type();
        if (name.startsWith("Touch") || name.startsWith("StaffCall")) {
            add(
                    "touch " + event.text("touchId"),
                    name + " "
                            + said(
                                    data,
                                    "customerId",
                                    "campaign",
                                    "round",
                                    "channel",
                                    "reason",
                                    "outcome",
                                    "until",
                                    "dueAt",
                                    "occurredAt"));
        } else if (name.startsWith("Coupon")) {
            add(
                    "coupon " + event.text("couponId"),
                    name + " "
                            + said(
                                    data,
                                    "customerId",
                                    "campaign",
                                    "percentPaid",
                                    "validUntil",
                                    "orderId",
                                    "reason",
                                    "occurredAt"));
        } else if (name.equals("CommissionAccrued") || name.equals("CommissionReversed")) {
            add(
                    "commission " + said(data, "customerId", "orderId", "level"),
                    name + " " + said(data, "commission", "refunded", "left", "occurredAt"));
        } else if (name.equals("CommissionsSettled")) {
            for (JsonNode settled : data.path("commissions")) {
                add(
                        "commission " + event.customer() + " " + said(settled, "orderId", "level"),
                        "settled " + said(settled, "amount"));
            }
        }
    }

    /** One line for each, sorted. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        facts.forEach((about, what) -> lines.add(about + ": " + what));
        return lines;
    }

    /** SHA-256 of the lines. */
    String digest() {
        try {
            byte[] bytes = String.join("\n", lines()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private void add(String about, String what) {
        facts.merge(about, what, (before, now) -> before + " | " + now);
    }

    private static String said(JsonNode data, String... fields) {
        List<String> words = new ArrayList<>();
        for (String field : fields)
            if (data.hasNonNull(field)) words.add(data.path(field).asText());
        return String.join(" ", words);
    }
}
