package dev.pondkeeper.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** One or more values broke their own rules. Each fault's sentence reads on from the name of its field. */
public final class InvalidValue extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * One broken rule.
     *
     * @param field the record component at fault, empty where it is the value as a whole
     * @param detail reads on from the field's name: "must not be blank"
     */
    public record Fault(String field, String detail) {}

    public InvalidValue(String detail) {
        this(List.of(new Fault("", detail)));
    }

    public InvalidValue(List<Fault> faults) {
        super(faults.stream()
                .map(fault -> (fault.field() + " " + fault.detail()).strip())
                .collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
