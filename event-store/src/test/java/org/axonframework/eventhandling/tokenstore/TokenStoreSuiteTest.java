package org.axonframework.eventhandling.tokenstore;

/**
 * Axon's suite for token stores, in its own package because it is not public. It tests a default method of the interface on a
 * mock, which says nothing of our store ({@code LedgerTokenStoreIT} does); it runs here so that a version of it that says more is
 * noticed.
 */
class TokenStoreSuiteTest extends TokenStoreTest {}
