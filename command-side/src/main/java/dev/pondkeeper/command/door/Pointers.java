package dev.pondkeeper.command.door;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Where in a body a fault is, as a JSON Pointer in a URI fragment (RFC 6901 §6), whatever its caller names a field. */
final class Pointers {

    static final String ROOT = "#";

    /** A name longer than any of ours is cut, so that an answer never repeats half a body. */
    private static final int LONGEST_NAME = 100;

    private Pointers() {}

    static String child(String pointer, String name) {
        String bounded = name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
        String escaped = bounded.replace("~", "~0").replace("/", "~1");
        // There and back again, because half of a surrogate pair would stay as it is and could then not be written.
        String whole = new String(escaped.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return pointer + "/" + UriUtils.encodeFragment(whole, StandardCharsets.UTF_8);
    }
}
