package dev.pondkeeper.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Reads off what an unlawful value says of itself. */
public final class Invalid {

    private Invalid() {}

    /** Fails unless the call is refused; answers the fields named, in order. */
    public static List<String> fieldsOf(ThrowingCallable call) {
        InvalidValue invalid = catchThrowableOfType(InvalidValue.class, call);
        assertThat(invalid).as("an InvalidValue").isNotNull();
        assertThat(invalid.faults())
                .allSatisfy(fault -> assertThat(fault.detail()).startsWith("must "));
        return invalid.faults().stream().map(InvalidValue.Fault::field).toList();
    }
}
