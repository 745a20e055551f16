package dev.pondkeeper.app.touch;

/** The brand's gateway did not take a touch and did not refuse it either; it is given it again later. */
final class GatewayUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GatewayUnreachable(String reason) {
        super("The gateway for touches cannot be reached: " + reason);
    }
}
