// SPDX-License-Identifier: MIT
//
// Figures of one group of answers, from their counts.

#include "statistics.h"

#include <math.h>

double heaps_count(const struct heap *heaps, size_t size) {
    double count = 0;
    for (size_t i = 0; i < size; i++)
        count += heaps[i].count;
    return count;
}

double heaps_mean(const struct heap *heaps, size_t size) {
    double sum = 0, count = heaps_count(heaps, size);
    for (size_t i = 0; i < size; i++)
        sum += heaps[i].count * heaps[i].value;
    return count > 0 ? sum / count : NAN;
}

// The [nth] answer from below, counting from 0.
static double nth(const struct heap *heaps, size_t size, double wanted) {
    double seen = 0;
    for (size_t i = 0; i < size; i++) {
        seen += heaps[i].count;
        if (wanted < seen) return heaps[i].value;
    }
    return NAN;
}

double heaps_lower_median(const struct heap *heaps, size_t size) {
    return nth(heaps, size, floor((heaps_count(heaps, size) - 1) / 2));
}

double heaps_median(const struct heap *heaps, size_t size) {
    double last = heaps_count(heaps, size) - 1;
    return (nth(heaps, size, floor(last / 2)) +
            nth(heaps, size, ceil(last / 2))) /
           2;
}

double heaps_variance(const struct heap *heaps, size_t size) {
    double mean = heaps_mean(heaps, size), sum = 0;
    double count = heaps_count(heaps, size);
    if (!(count >= 2)) return NAN;
    for (size_t i = 0; i < size; i++) {
        double off = heaps[i].value - mean;
        sum += heaps[i].count * off * off;
    }
    return sum / (count - 1);
}

double consensus(const struct heap *heaps, size_t size, double width) {
    double mean = heaps_mean(heaps, size), sum = 0;
    double count = heaps_count(heaps, size);
    if (isnan(mean)) return NAN;
    for (size_t i = 0; i < size; i++) {
        double off = fabs(heaps[i].value - mean);
        // Less than nothing left is rounding: half of the answers at each end.
        double left = off > 0 ? 1 - off / width : 1;
        if (heaps[i].count > 0 && left > 0)
            sum += heaps[i].count / count * log2(left);
    }
    double all = 1 + sum;
    return all < 1e-9 ? 0 : all;
}

double mean_distance(const struct heap *heaps, size_t size, double middle) {
    double sum = 0, count = heaps_count(heaps, size);
    for (size_t i = 0; i < size; i++)
        sum += heaps[i].count * fabs(heaps[i].value - middle);
    return count > 0 ? sum / count : NAN;
}
