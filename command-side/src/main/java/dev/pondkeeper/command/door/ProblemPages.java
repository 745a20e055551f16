package dev.pondkeeper.command.door;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page behind the {@code type} of every problem (RFC 9457 §3.1.1). Each room puts those of its own slugs under
 * {@code problems/} on the class path, as the body of an HTML page.
 */
@RestController
class ProblemPages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final Pattern FILE = Pattern.compile("([a-z0-9-]+)\\.html");

    private final SortedMap<String, String> pages;

    /** @throws IOException if a page on the class path cannot be read */
    ProblemPages() throws IOException {
        pages = read();
    }

    @GetMapping("/problems")
    ResponseEntity<String> list() {
        String items = pages.keySet().stream()
                .map(slug -> "<li><a href=\"/problems/" + slug + "\">" + slug + "</a></li>\n")
                .collect(Collectors.joining());
        return page("Problems", "<h1>Problems</h1>\n<ul>\n" + items + "</ul>\n");
    }

    /** The slug of the caller is only looked up and never written into a page. */
    @GetMapping("/problems/{slug}")
    ResponseEntity<?> one(@PathVariable String slug, HttpServletRequest request) {
        String body = pages.get(slug);
        if (body != null) return page(slug, body);
        BadRequest unknown = new BadRequest(
                "not-found", 404, "There is no such problem; /problems lists those there are.", List.of());
        return ResponseEntity.status(unknown.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(unknown, request.getRequestURI(), RequestHeaders.correlationOf(request)));
    }

    private static ResponseEntity<String> page(String title, String body) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .body("<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" + title
                        + "</title></head>\n<body>\n" + body + "</body>\n</html>\n");
    }

    private static SortedMap<String, String> read() throws IOException {
        SortedMap<String, String> bySlug = new TreeMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:problems/*.html")) {
            Matcher name = FILE.matcher(String.valueOf(file.getFilename()));
            if (!name.matches()) throw new IllegalStateException(file + " is not named after a slug");
            try (InputStream in = file.getInputStream()) {
                String clash = bySlug.put(name.group(1), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                if (clash != null) throw new IllegalStateException("two rooms explain " + name.group(1));
            }
        }
        return bySlug;
    }
}
