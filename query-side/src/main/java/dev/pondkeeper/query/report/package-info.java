/** Reports over all customers, in business time (API.md, Queries; DOMAIN.md §5). */
@NullMarked
package dev.pondkeeper.query.report;

import org.jspecify.annotations.NullMarked;
