package dev.pondkeeper.kernel.touch;

/** What came of a staff call. */
public enum CallOutcome {
    REACHED,
    NOT_REACHED,
    DECLINED,
    WRONG_NUMBER
}
