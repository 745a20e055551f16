package dev.pondkeeper.app.web;

import dev.pondkeeper.kernel.MetadataKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request a correlation id before anything can fail: the caller's, or a fresh one, said back in the answer. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CorrelationFilter extends OncePerRequestFilter {

    private static final String HEADER = "X-Correlation-Id";
    private static final Pattern LAWFUL = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Problems problems;

    CorrelationFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(HEADER);
        boolean lawful = given != null && LAWFUL.matcher(given).matches();
        String correlation = lawful ? given : UUID.randomUUID().toString();
        request.setAttribute(MetadataKeys.CORRELATION_ID, correlation);
        response.setHeader(HEADER, correlation);
        if (given != null && !lawful) {
            problems.write(
                    request,
                    response,
                    "invalid-request",
                    400,
                    HEADER + " must be 1 to 200 printable ASCII characters without blanks.");
            return;
        }
        chain.doFilter(request, response);
    }
}
