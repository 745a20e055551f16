package dev.pondkeeper.app.architecture.red.query;

import org.axonframework.commandhandling.gateway.CommandGateway;

/** A view that gives orders. */
record Meddling(CommandGateway commands) {}
