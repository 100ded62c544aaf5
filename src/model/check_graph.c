// SPDX-License-Identifier: MIT

#include "check_graph.h"

struct search {
    const struct graph *graph;
    unsigned char *state; // 0: not seen, 1: on the path, 2: done
    size_t *path, length;
    size_t *place; // by vertex: where it stands on the path
    size_t *edge;  // by place on the path: the next edge to follow
    size_t *order, ordered;
};

static void enter(struct search *search, size_t vertex) {
    search->state[vertex] = 1;
    search->place[vertex] = search->length;
    search->edge[search->length] = search->graph->first[vertex];
    search->path[search->length++] = vertex;
}

void graph_order(struct arena *arena, const struct graph *graph, size_t *order,
                 void (*report)(void *context, const size_t *members,
                                size_t count),
                 void *context) {
    struct search search = {
        .graph = graph,
        .state = ARENA_ARRAY(arena, unsigned char, graph->count),
        .path = ARENA_ARRAY(arena, size_t, graph->count),
        .place = ARENA_ARRAY(arena, size_t, graph->count),
        .edge = ARENA_ARRAY(arena, size_t, graph->count),
        .order = order,
    };
    for (size_t i = 0; i < graph->count; i++) {
        if (!search.state[i]) enter(&search, i);
        while (search.length) {
            size_t vertex = search.path[search.length - 1];
            size_t *edge = &search.edge[search.length - 1];
            if (*edge == graph->first[vertex + 1]) {
                search.state[vertex] = 2;
                search.order[search.ordered++] = vertex;
                search.length--;
                continue;
            }
            size_t to = graph->edges[(*edge)++];
            if (!search.state[to]) {
                enter(&search, to);
            } else if (search.state[to] == 1) {
                size_t place = search.place[to];
                report(context, search.path + place, search.length - place);
            }
        }
    }
}
