package dev.pondkeeper.cli.rows;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads RFC 4180 records in bounded memory. A quoted field may go over line ends, but a quote that nobody closes must not
 * swallow the rest of the file: a record that turns out broken is refused as its first line alone, and reading goes on with the
 * line after it. The parsers at hand hold a record of any length and lose the place of a fault, hence one of our own.
 */
final class CsvRecords {

    private static final int MAX_LINES_OF_A_RECORD = 1000;

    private final PhysicalLines lines;
    private final Deque<PhysicalLine> ahead = new ArrayDeque<>();
    private int width = -1;

    CsvRecords(PhysicalLines lines) {
        this.lines = lines;
    }

    /** The next record, or null at the end; all have as many fields as the first one, or a fault. */
    @Nullable
    CsvRecord next() throws IOException {
        PhysicalLine first = line();
        while (first != null && first.isBlank()) first = line();
        if (first == null) return null;
        if (first.fault() != null) return new CsvRecord(first.number(), List.of(), first.fault());
        List<PhysicalLine> more = new ArrayList<>();
        String text = closed(first, more);
        CsvRecord record = text == null
                ? new CsvRecord(first.number(), List.of(), "opens a quote that is not closed")
                : checked(first.number(), text);
        if (record.fault() != null) for (int i = more.size() - 1; i >= 0; i--) ahead.addFirst(more.get(i));
        return record;
    }

    /** The text of the whole record, or null if its quote is not closed within what a record may hold. */
    private @Nullable String closed(PhysicalLine first, List<PhysicalLine> more) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        boolean open = hasOddQuotes(first.text());
        while (open) {
            PhysicalLine next = line();
            if (next == null) return null;
            more.add(next);
            text.append('\n').append(next.text());
            boolean tooMuch = text.length() > PhysicalLines.MAX_BYTES || more.size() >= MAX_LINES_OF_A_RECORD;
            if (tooMuch || next.fault() != null) return null;
            open = !hasOddQuotes(next.text());
        }
        return text.toString();
    }

    private CsvRecord checked(long line, String text) {
        List<String> fields = new ArrayList<>();
        String fault = split(text, fields);
        if (fault != null) return new CsvRecord(line, List.of(), fault);
        if (width < 0) width = fields.size();
        if (fields.size() == width) return new CsvRecord(line, fields, null);
        return new CsvRecord(line, List.of(), "has " + fields.size() + " columns where the header has " + width);
    }

    private static @Nullable String split(String text, List<String> fields) {
        int at = 0;
        while (true) {
            StringBuilder field = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '"') {
                at = quoted(text, at + 1, field);
                if (at < text.length() && text.charAt(at) != ',') {
                    return "has text after the closing quote of column " + (fields.size() + 1);
                }
            } else {
                while (at < text.length() && text.charAt(at) != ',') field.append(text.charAt(at++));
                if (field.indexOf("\"") >= 0) {
                    return "has a quote inside the unquoted column " + (fields.size() + 1);
                }
            }
            fields.add(field.toString());
            if (at >= text.length()) return null;
            at++;
        }
    }

    /** Reads up to the closing quote and returns the place behind it. */
    private static int quoted(String text, int from, StringBuilder field) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '"') field.append(c);
            else if (at + 1 < text.length() && text.charAt(at + 1) == '"') field.append(text.charAt(at++));
            else return at + 1;
            at++;
        }
        return at;
    }

    private static boolean hasOddQuotes(String text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private @Nullable PhysicalLine line() throws IOException {
        PhysicalLine waiting = ahead.pollFirst();
        return waiting != null ? waiting : lines.next();
    }
}
