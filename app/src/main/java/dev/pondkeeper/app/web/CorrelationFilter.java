package dev.pondkeeper.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request a correlation id before anything can fail: the caller's, or a fresh one, said back in the answer. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CorrelationFilter extends OncePerRequestFilter {

    private final Problems problems;

    CorrelationFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(Correlation.HEADER);
        response.setHeader(Correlation.HEADER, Correlation.of(request));
        if (given != null && !Correlation.isLawful(given)) {
            problems.write(
                    request,
                    response,
                    "invalid-request",
                    400,
                    Correlation.HEADER + " must be 1 to 200 printable ASCII characters without blanks.");
            return;
        }
        chain.doFilter(request, response);
    }
}
