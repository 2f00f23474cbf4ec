import { showFirstSight } from '../../components/first-sight.tsx'

const first = showFirstSight()
const loadArticle = () => import('../../components/ArticleScreen.tsx')
const loadLead = () => import('../../components/Lead.tsx')

void first.whenShown
  .then(() => import('../../components/whole-sight.tsx'))
  .then(({ showWholeSight }) => showWholeSight(first, { loadArticle, loadLead }))
