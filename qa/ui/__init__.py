"""The page: questions, answers and articles in a browser.

In: an Assistant. Out: HTML in which every word of a user, a file or an article is escaped.
Invariant: nothing on the page is fetched from anywhere but the machine that serves it.
"""
