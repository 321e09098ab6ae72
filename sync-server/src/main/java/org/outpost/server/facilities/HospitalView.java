// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.facilities;

/// A hospital as a query answers.
public record HospitalView(
        String code, String district, String tier, String name, String nameLocal) {}
