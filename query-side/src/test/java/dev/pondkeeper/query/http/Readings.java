package dev.pondkeeper.query.http;

import dev.pondkeeper.query.view.ViewPositions;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Queries for tests of controllers that need no view. */
public final class Readings {

    private Readings() {}

    /** A query with parameters such as {@code limit=5}. */
    public static Reading of(String... parameters) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            request.addParameter(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return new Reading(request, new MockHttpServletResponse(), ViewPositions.ofNone());
    }
}
