/** The conventions every query answers by: parameters, pages, consistency headers, problems (API.md, Queries and Errors). */
@NullMarked
package dev.pondkeeper.query.http;

import org.jspecify.annotations.NullMarked;
